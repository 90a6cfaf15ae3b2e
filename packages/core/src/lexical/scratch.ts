/** Room is kept from one piece of work to the next up to this many bytes. */
const mostKept = 8 * 1024 * 1024;

/**
 * Room for numbers that are needed only until a piece of work is done, which must not wait for anything: {@link Scratch.clear} gives all of it
 * away again. Many small arrays cost more to make and to free than what is done with them.
 */
export class Scratch {
  private buffer = new ArrayBuffer(1024);
  private used = 0;

  /** Ends what was taken before. */
  clear(): void {
    this.used = 0;
    if (this.buffer.byteLength > mostKept) this.buffer = new ArrayBuffer(1024);
  }

  /** Room for floats. What stood there before still stands there. */
  floats(count: number): Float64Array {
    const at = this.take(count * 8);
    return new Float64Array(this.buffer, at, count);
  }

  /** Room for positions. What stood there before still stands there. */
  positions(count: number): Uint32Array {
    const at = this.take(count * 4);
    return new Uint32Array(this.buffer, at, count);
  }

  // What was taken of a buffer that is too small now stays as it is.
  private take(bytes: number): number {
    const whole = Math.ceil(bytes / 8) * 8;
    if (this.used + whole > this.buffer.byteLength) {
      this.buffer = new ArrayBuffer(Math.max(whole, this.buffer.byteLength * 2));
      this.used = 0;
    }
    const at = this.used;
    this.used += whole;
    return at;
  }
}
