// Decodes the line's clips (WAV, 8 kHz, 8-bit mu-law: what telephones use) for browsers that cannot.

const MULAW = 7;

// Gives { rate, samples }, the samples from -1 to 1.
export function decodeWav(bytes) {
  const view = new DataView(bytes);
  if (tag(view, 0) !== "RIFF" || tag(view, 8) !== "WAVE") {
    throw new Error("not a WAV file");
  }
  const chunks = readChunks(view);
  const { format, channels, rate } = readFormat(view, chunks.get("fmt "));
  const data = chunks.get("data");
  if (format !== MULAW || channels !== 1 || !data) {
    throw new Error("not a mu-law clip of one channel");
  }
  return { rate, samples: Float32Array.from(new Uint8Array(bytes, data.start, data.size), toSample) };
}

// A WAV file is a row of chunks: four letters, a length, the content, padded to an even length.
function readChunks(view) {
  const chunks = new Map();
  let at = 12;
  while (at + 8 <= view.byteLength) {
    const start = at + 8;
    const size = Math.min(view.getUint32(at + 4, true), view.byteLength - start);
    chunks.set(tag(view, at), { start, size });
    at = start + size + (size % 2);
  }
  return chunks;
}

function readFormat(view, chunk) {
  if (!chunk || chunk.size < 16) {
    throw new Error("no format chunk");
  }
  return {
    format: view.getUint16(chunk.start, true),
    channels: view.getUint16(chunk.start + 2, true),
    rate: view.getUint32(chunk.start + 4, true),
  };
}

function tag(view, at) {
  return at + 4 <= view.byteLength
    ? String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
    : "";
}

// ITU-T G.711: the byte is stored inverted; sign, three bits of exponent, four of mantissa.
function toSample(byte) {
  const value = ~byte & 0xff;
  const magnitude = ((((value & 0x0f) << 3) + 0x84) << ((value & 0x70) >> 4)) - 0x84;
  return (value & 0x80 ? -magnitude : magnitude) / 32768;
}
