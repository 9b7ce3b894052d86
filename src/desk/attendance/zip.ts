import { crc32 } from 'node:zlib';

/** 1 January 1980: the same content is the same file. */
const date = 0x21;
const utf8Names = 0x0800;

/** A zip archive of texts, stored as they are. */
export function zip(files: [name: string, content: string][]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const [title, data] = [Buffer.from(name), Buffer.from(content)];
    const facts = factsOf(data, title.length);
    const local = Buffer.concat([u32(0x04034b50), u16(20), facts, u16(0), title, data]);
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20),
        u16(20),
        facts,
        u16(0),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        title,
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const [count, size] = [u16(files.length), u32(listed.length)];
  return Buffer.concat([...parts, listed, u32(0x06054b50), u16(0), u16(0), count, count, size, u32(offset), u16(0)]);
}

/** What both headers of a file say, up to the length of its name. */
const factsOf = (data: Buffer, nameLength: number): Buffer =>
  Buffer.concat([
    ...[u16(utf8Names), u16(0), u16(0), u16(date), u32(crc32(data)), u32(data.length), u32(data.length)],
    u16(nameLength),
  ]);

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
