const markers =
  /(?:^|[,，。;；!?\n\s]+)(?:另外|还有(?=[,，:]|一(?:件|个)|就是|我|那|个|你|楼|小|门|电|为)|顺便(?:问|说|提|反映)?(?:一下|下)?|对了|再(?:一个|有|者)|其次|此外|第[二三四]|[2-5二三四][、.)](?!\d)|also\b|by the way|btw\b|another thing|one more thing|secondly|second,|third,|and also|plus,|and (?:please|can you|could you|one more)|最后(?:想|再|,|，|一个|就是)|除此之外|除了这个)/g;

/** Several matters in one message, as their writer sets them apart. */
export function segmentsOf(text: string): string[] {
  const cuts = [...text.matchAll(markers)].map((m) => m.index).filter((i) => i > 0);
  const parts = [0, ...cuts].map((from, i) =>
    text
      .slice(from, [0, ...cuts][i + 1] ?? text.length)
      .replace(/^[,，。;；!?\n\s]+/, '')
      .trim(),
  );
  return parts.filter(Boolean);
}
