/** Orders grow with the machine's time and never repeat; after a restart they go on from `newest`. */
export function orders(machineNow: () => number, newest: string | undefined): () => string {
  const digits = { time: 9, count: 4 };
  let time = newest ? parseInt(newest.slice(0, digits.time), 36) + 1 : 0;
  let count = 0;
  return () => {
    const now = machineNow();
    if (now > time) [time, count] = [now, 0];
    else if (++count === 36 ** digits.count) [time, count] = [time + 1, 0];
    return time.toString(36).padStart(digits.time, '0') + count.toString(36).padStart(digits.count, '0');
  };
}
