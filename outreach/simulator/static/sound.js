// What the caller hears: clips, the computer's own voice, or only time to read the caption.
// Every promise here ends without an error as soon as its signal is aborted.

import { decodeWav } from "./mulaw.js";
import { playTone } from "./tones.js";

const READING_MS_PER_CHARACTER = 60;
const LONGEST_READING_MS = 12000;
const LONGEST_START_MS = 1000;

export function wait(ms, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, signal.aborted ? 0 : ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  });
}

export class Sound {
  #audio = new Audio();
  #context = null;
  #gain = null;
  #muted = false;
  speaks = false;

  set muted(muted) {
    this.#muted = muted;
    this.#audio.muted = muted;
    if (this.#gain) {
      this.#gain.gain.value = muted ? 0 : 1;
    }
  }

  // First the browser's own player, then our decoder, at last only the caption.
  async play(path, words, signal) {
    for (const way of [this.#playElement, this.#playDecoded]) {
      try {
        return await way.call(this, path, signal);
      } catch {
        if (signal.aborted) {
          return undefined;
        }
      }
    }
    return this.#read(words, signal);
  }

  // The tone of a key. A browser that holds sound back stays silent.
  tone(key) {
    this.#start();
    this.#context.resume().catch(() => {});
    playTone(this.#context, this.#gain, key);
  }

  async say(words, signal, language = "en") {
    const voice = this.speaks && ownVoice(language);
    if (!voice || !(await this.#speak(words, voice, signal))) {
      await this.#read(words, signal);
    }
  }

  #read(words, signal) {
    return wait(Math.min(words.length * READING_MS_PER_CHARACTER, LONGEST_READING_MS), signal);
  }

  #playElement(path, signal) {
    const audio = this.#audio;
    return new Promise((done, fail) => {
      audio.onended = done;
      audio.onerror = fail;
      signal.addEventListener("abort", () => {
        audio.pause();
        done();
      });
      audio.src = path;
      audio.play().catch(fail);
    });
  }

  async #playDecoded(path, signal) {
    const response = await fetch(path, { signal });
    if (!response.ok) {
      throw new Error(`no clip: ${response.status}`);
    }
    const { rate, samples } = decodeWav(await response.arrayBuffer());
    const source = this.#source(rate, samples);
    // Some browsers hold sound back and never say so; then the caption has to do.
    await Promise.race([this.#context.resume(), wait(LONGEST_START_MS, signal)]);
    if (signal.aborted || this.#context.state !== "running") {
      throw new Error("sound is held back");
    }
    await new Promise((done) => {
      source.onended = done;
      signal.addEventListener("abort", () => source.stop());
      source.start();
    });
  }

  #start() {
    if (!this.#context) {
      this.#context = new AudioContext();
      this.#gain = this.#context.createGain();
      this.#gain.connect(this.#context.destination);
      this.muted = this.#muted;
    }
  }

  #source(rate, samples) {
    this.#start();
    const buffer = this.#context.createBuffer(1, samples.length, rate);
    buffer.copyToChannel(samples, 0);
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#gain);
    return source;
  }

  // True when the words were spoken, or cut off on purpose.
  #speak(words, voice, signal) {
    return new Promise((done) => {
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = voice;
      utterance.volume = this.#muted ? 0 : 1;
      utterance.onend = () => done(true);
      utterance.onerror = () => done(signal.aborted);
      signal.addEventListener("abort", () => {
        speechSynthesis.cancel();
        done(true);
      });
      speechSynthesis.speak(utterance);
    });
  }
}

// Some browsers offer voices that send the words to a server. Only a voice of this computer is used.
export function ownVoice(language) {
  const voices = window.speechSynthesis?.getVoices().filter((voice) => voice.localService) ?? [];
  return voices.find((voice) => voice.lang.startsWith(language)) ?? voices[0] ?? null;
}
