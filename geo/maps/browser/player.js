/** Plays the timeline: moves its window on, step by step. */

/** Share of the span that is played where the whole of it is chosen. */
const PLAYED_SHARE = 1 / 12;

export class Player {
  /**
   * @param {import("./timeline.js").Timeline} timeline
   * @param {{stepDays: () => number, stepsPerSecond: () => number, onState: (playing: boolean) => void}} options
   */
  constructor(timeline, { stepDays, stepsPerSecond, onState }) {
    this.timeline = timeline;
    this.stepDays = stepDays;
    this.stepsPerSecond = stepsPerSecond;
    this.onState = onState;
    this.timer = 0;
  }

  get isPlaying() {
    return this.timer !== 0;
  }

  /** The window that moves: where all is chosen, a short one at the start. */
  playable() {
    const { span, window } = this.timeline;
    if (window) return window;
    const length = Math.max(
      this.stepDays(),
      Math.round((span.last - span.first + 1) * PLAYED_SHARE),
    );
    return { from: span.first, to: Math.min(span.last, span.first + length - 1) };
  }

  /** @param {1 | -1} direction */
  step(direction) {
    if (!this.timeline.span) return;
    this.pause();
    const next = this.timeline.shifted(this.playable(), direction * this.stepDays());
    this.timeline.choose(next, true);
  }

  toggle() {
    if (this.isPlaying) this.pause();
    else this.play();
  }

  play() {
    const { timeline } = this;
    if (!timeline.span) return;
    let start = this.playable();
    if (start.to >= timeline.span.last) start = timeline.shifted(start, -Infinity);
    timeline.choose(start, false);
    this.onState(true);
    this.wait();
  }

  wait() {
    this.timer = setTimeout(() => this.tick(), 1000 / this.stepsPerSecond());
  }

  tick() {
    const { timeline } = this;
    const next = timeline.shifted(timeline.chosen, this.stepDays());
    timeline.choose(next, false);
    if (next.to >= timeline.span.last) this.pause();
    else this.wait();
  }

  pause() {
    if (!this.isPlaying) return;
    this.stop();
    this.onState(false);
    this.timeline.release();
  }

  /** Without a word to anybody: the map goes. */
  stop() {
    clearTimeout(this.timer);
    this.timer = 0;
  }
}
