/** Browser storage that may be full or forbidden: then nothing is kept, and nothing breaks. */
const prefix = 'huiyin.';

export function recall(storage: Storage, key: string): string | null {
  try {
    return storage.getItem(prefix + key);
  } catch {
    return null;
  }
}

/** An empty value is forgotten. */
export function remember(storage: Storage, key: string, value: string) {
  try {
    if (value) storage.setItem(prefix + key, value);
    else storage.removeItem(prefix + key);
  } catch {
    // Kept in memory by whoever asked.
  }
}
