// The tone of a key, as telephones send it: two frequencies at once (ITU-T Q.23).

const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const KEYS = "123456789*0#";
const SECONDS = 0.16;
const LOUDNESS = 0.08;

export function frequenciesOf(key) {
  const at = KEYS.indexOf(key);
  return [ROWS[Math.floor(at / 3)], COLUMNS[at % 3]];
}

export function playTone(context, destination, key) {
  const volume = context.createGain();
  volume.gain.value = LOUDNESS;
  volume.connect(destination);
  for (const frequency of frequenciesOf(key)) {
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(volume);
    tone.start();
    tone.stop(context.currentTime + SECONDS);
  }
}
