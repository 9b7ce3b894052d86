import OpenAI, { APIError } from 'openai';
import { readingSchema, type Reading, type ReadingContext } from '../../../flows/understand.js';
import { jsonSchema, systemPrompt, userPrompt } from './prompt.js';

export interface Service {
  apiKey: string;
  /** Of a compatible service (DeepSeek, Qwen…); OpenAI's own unless said. */
  baseUrl?: string;
  model: string;
}

export type Ask = (text: string, context: ReadingContext, signal: AbortSignal) => Promise<Reading>;

/** The service answered, but not with a reading: refused, cut short, or nonsense. */
export class NoReading extends Error {}

/**
 * Asks a service that speaks OpenAI's chat completions for a reading. Structured output first; a service that does not know it
 * is asked for plain JSON from then on. Throws {@link NoReading}, or what the client throws.
 */
export function askerOf({ apiKey, baseUrl, model }: Service): Ask {
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    maxRetries: 0,
    logLevel: 'off',
  });
  let structured = true;

  async function complete(text: string, context: ReadingContext, signal: AbortSignal): Promise<Reading> {
    const completion = await client.chat.completions.create(
      {
        model,
        temperature: 0,
        response_format: structured
          ? { type: 'json_schema', json_schema: { name: 'reading', strict: true, schema: jsonSchema } }
          : { type: 'json_object' },
        messages: [
          { role: 'system', content: systemPrompt(!structured) },
          { role: 'user', content: userPrompt(text, context) },
        ],
      },
      { signal },
    );
    const message = completion.choices?.[0]?.message;
    if (!message?.content) throw new NoReading(message?.refusal ? 'refused' : 'empty answer');
    return readingOf(message.content);
  }

  return async (text, context, signal) => {
    try {
      return await complete(text, context, signal);
    } catch (error) {
      if (!structured || !knowsNoSchema(error)) throw error;
      structured = false;
      return complete(text, context, signal);
    }
  };
}

const knowsNoSchema = (error: unknown): boolean =>
  error instanceof APIError && (error.status === 400 || error.status === 422);

/** Some services fence their JSON. */
function readingOf(content: string): Reading {
  const json = /\{[\s\S]*\}/.exec(content)?.[0];
  try {
    return readingSchema.parse(JSON.parse(json ?? ''));
  } catch {
    throw new NoReading('not a reading');
  }
}
