// How a text is sent and billed: the same rules as the line's own outreach/sms.

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
// Each of these is sent as an escape and itself, so it takes two septets.
const EXTENSION = new Set("\f^{}\\[~]|€");

export function measure(text) {
  const characters = [...text];
  if (characters.every((each) => BASIC.has(each) || EXTENSION.has(each))) {
    return cost("GSM-7", characters.map((each) => (EXTENSION.has(each) ? 2 : 1)), 160, 153);
  }
  return cost("UCS-2", characters.map((each) => each.length), 70, 67);
}

function cost(encoding, units, single, part) {
  const total = units.reduce((sum, each) => sum + each, 0);
  const segments = total <= single ? 1 : countParts(units, part);
  return { encoding, characters: units.length, units: total, segments };
}

// A character of two units never straddles two parts, so dividing would be wrong.
function countParts(units, part) {
  let parts = 1;
  let used = 0;
  for (const each of units) {
    if (used + each > part) {
      parts += 1;
      used = 0;
    }
    used += each;
  }
  return parts;
}

export function describe(text) {
  const { encoding, characters, units, segments } = measure(text);
  const counted = units === characters ? "" : ` (counted as ${units})`;
  return `${encoding}, ${plural(characters, "character")}${counted}, ${plural(segments, "segment")}`;
}

function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
