import mongoose from 'mongoose';
import type { LocalDate } from '../rules/time.js';
import { isDuplicate, trusted, type Store } from './connection.js';

/** The numbers of one site, kind and day: command ids in order; the place is the number (complaint.3). */
interface NumberDocument {
  _id: string;
  site: string;
  prefix: string;
  date: LocalDate;
  commands: string[];
  /** 作废: numbers that could not be used, with the reason. */
  void: { command: string; reason: string }[];
}

const schema = new mongoose.Schema<NumberDocument>({
  _id: String,
  site: String,
  prefix: String,
  date: String,
  commands: [String],
  void: [mongoose.Schema.Types.Mixed],
});
schema.index({ site: 1, prefix: 1, date: 1 });

export type Numbers = ReturnType<typeof numbersOf>;

export function numbersOf(store: Store) {
  const model = store.model<NumberDocument>('numbers', schema);
  const idOf = (site: string, prefix: string, date: LocalDate) => `${site} ${prefix} ${date}`;

  async function place(site: string, prefix: string, date: LocalDate, command: string): Promise<number> {
    const found = (await model.collection.findOneAndUpdate(
      { _id: idOf(site, prefix, date) } as never,
      { $addToSet: { commands: command }, $setOnInsert: { site, prefix, date, void: [] } },
      { upsert: true, returnDocument: 'after', projection: { commands: 1 } },
    )) as unknown as NumberDocument;
    return found.commands.indexOf(command) + 1;
  }

  return {
    /** The number of this command: never twice, no gap; a retry finds its own. Begins at 1. */
    async take(site: string, prefix: string, date: LocalDate, command: string): Promise<number> {
      try {
        return await place(site, prefix, date, command);
      } catch (error) {
        // Two first ones of the day at once: the document is there now.
        if (isDuplicate(error)) return place(site, prefix, date, command);
        throw error;
      }
    },

    /** The command ended without a case: its number stands as 作废 with the reason. Nothing where it took none. */
    async markVoid(
      command: string,
      reason: string,
      days: { site: string; prefix: string; date: LocalDate }[],
    ): Promise<void> {
      for (const { site, prefix, date } of days) {
        await model.collection.updateOne(
          { _id: idOf(site, prefix, date), commands: command, 'void.command': { $ne: command } } as never,
          { $push: { void: { command, reason } } } as never,
        );
      }
    },

    /** Void numbers of a site, the newest day first. */
    async voids(
      site: string,
      prefix: string,
      from: LocalDate,
    ): Promise<{ date: LocalDate; place: number; reason: string }[]> {
      const days = await model
        .find({ site, prefix, date: trusted({ $gte: from }) })
        .sort({ date: -1 })
        .lean<NumberDocument[]>()
        .exec();
      return days.flatMap(({ date, commands, void: ended }) =>
        ended.map(({ command, reason }) => ({ date, place: commands.indexOf(command) + 1, reason })),
      );
    },
  };
}
