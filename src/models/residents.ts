import mongoose from 'mongoose';
import type { Language, PersonId, Resident, Room } from '../rules/organisation.js';
import { phoneOf } from '../rules/residents.js';
import type { Store } from './connection.js';

interface ResidentDocument extends Omit<Resident, 'id'> {
  _id: PersonId;
  /** `YH 3-2-501`, to find who lives in a room. */
  places: string[];
}

const schema = new mongoose.Schema<ResidentDocument>({
  _id: String,
  name: String,
  title: String,
  phone: String,
  language: String,
  rooms: [mongoose.Schema.Types.Mixed],
  places: [String],
});
schema.index({ phone: 1 });
schema.index({ places: 1 });

const placeOf = ({ site, room }: Pick<Room, 'site' | 'room'>): string => `${site} ${room}`;

const residentFrom = ({ _id, name, title, phone, language, rooms }: ResidentDocument): Resident => ({
  ...{ id: _id, name, title, language, rooms },
  ...(phone && { phone }),
});

export type Residents = ReturnType<typeof residentsOf>;

/** Who lives where: the imported list, and guests who wrote without being on it. */
export function residentsOf(store: Store) {
  const model = store.model<ResidentDocument>('residents', schema);

  const find = async (filter: Record<string, string>): Promise<Resident[]> =>
    (await model.find(filter).sort({ _id: 1 }).lean<ResidentDocument[]>().exec()).map(residentFrom);

  const write = async ({ id, name, title, phone, language, rooms }: Resident): Promise<void> => {
    const document = {
      name,
      title,
      language,
      rooms,
      places: rooms.map(placeOf),
      ...(phone && { phone: phoneOf(phone) }),
    };
    await model.collection.replaceOne({ _id: id } as never, document, { upsert: true });
  };

  return {
    async byId(id: PersonId): Promise<Resident | undefined> {
      const found = await model.findOne({ _id: id }).lean<ResidentDocument>().exec();
      return found ? residentFrom(found) : undefined;
    },

    /** Everybody with that number, however it is written: a family may share one. */
    byPhone: (phone: string): Promise<Resident[]> => {
      const digits = phoneOf(phone);
      return digits ? find({ phone: digits }) : Promise.resolve([]);
    },

    /** @param room `3-2-501` */
    inRoom: (site: string, room: string): Promise<Resident[]> => find({ places: placeOf({ site, room }) }),

    list: (): Promise<Resident[]> => find({}),

    /** Takes over the list. Whoever is no longer on it has moved out: the person stays, the link to the room ends. */
    async importAll(residents: Resident[]): Promise<void> {
      const listed = new Set(residents.map(({ id }) => id));
      const gone = (await find({})).filter(({ id, rooms }) => !listed.has(id) && rooms.length > 0);
      await inTurns([...residents, ...gone.map((one) => ({ ...one, rooms: [] }))], write);
    },

    /** Somebody who writes without being on the list. The same id again changes nothing. */
    async addGuest({ id, language }: { id: PersonId; language: Language }): Promise<Resident> {
      const guest = { name: '', title: '', language, rooms: [], places: [] };
      const update = { $setOnInsert: guest };
      const options = { upsert: true, returnDocument: 'after' } as const;
      const found = await model.findOneAndUpdate({ _id: id }, update, options).lean<ResidentDocument>().exec();
      return residentFrom(found);
    },
  };
}

/** Many at once, but not all: neither store should hold thousands of writes in memory. */
async function inTurns<T>(all: T[], work: (one: T) => Promise<void>, atOnce = 200): Promise<void> {
  for (let start = 0; start < all.length; start += atOnce)
    await Promise.all(all.slice(start, start + atOnce).map(work));
}
