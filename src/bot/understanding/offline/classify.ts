import type { Intent, ReadingContext } from '../../../flows/understand.js';
import type { Category } from '../../../rules/settings.js';
import { categoryWeights } from './classifier/categoryWeights.js';
import { dangerWeights } from './classifier/dangerWeights.js';
import { featuresOf } from './classifier/features.js';
import { intentWeights } from './classifier/intentWeights.js';
import { unpack } from './classifier/model.js';
import { emergencyByRules } from './emergency.js';
import { hintsOf } from './hints.js';

const intentModel = unpack<Intent>(intentWeights);
const categoryModel = unpack<Category>(categoryWeights);
const dangerModel = unpack<'no' | 'ask' | 'yes'>(dangerWeights);

export interface Read {
  intent: Intent;
  /** 0 to 1 */
  confidence: number;
  emergency: boolean | 'ask';
  /** Category of a complaint or report. */
  category: Category;
}

/** Intent and danger of a text: the rules' findings and the words themselves, weighed by the classifier. `text` is normalised. */
export function classify(text: string, context: ReadingContext): Read {
  const features = featuresOf(text, context, hintsOf(text, context));
  const intents = intentModel.probabilities(features);
  const [intent, confidence] = (Object.entries(intents) as [Intent, number][]).reduce((best, one) =>
    one[1] > best[1] ? one : best,
  );
  return {
    intent,
    confidence: Math.round(confidence * 100) / 100,
    emergency: dangerOf(emergencyByRules(text), dangerModel.probabilities(features)),
    category: likeliest(categoryModel.probabilities(features))[0],
  };
}

const likeliest = <Label extends string>(probabilities: Record<Label, number>): [Label, number] =>
  (Object.entries(probabilities) as [Label, number][]).reduce((best, one) => (one[1] > best[1] ? one : best));

/** The rules are believed unless the words speak clearly against them, and the other way round. */
function dangerOf(rules: boolean | 'ask', { ask, yes }: Record<'no' | 'ask' | 'yes', number>): boolean | 'ask' {
  if (rules === true) return yes > 0.004 ? true : 'ask';
  if (yes > 0.35) return true;
  if (rules === 'ask') return yes + ask > 0.03 ? 'ask' : false;
  return yes + ask > 0.18 ? 'ask' : false;
}
