/** Remembers the highest of the numbers that it is offered, as many as it is told to. */
export class BestValues {
  /** The lowest of the highest numbers; −∞ as long as there are too few of them. */
  floor = Number.NEGATIVE_INFINITY;
  // a binary heap, the lowest first
  private readonly heap: Float64Array;
  private size = 0;

  constructor(count: number) {
    this.heap = new Float64Array(count);
  }

  offer(value: number): void {
    if (this.size < this.heap.length) this.insert(value);
    else if (value > this.floor) this.replaceLowest(value);
  }

  private insert(value: number): void {
    const { heap } = this;
    let child = this.size++;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if ((heap[parent] as number) <= value) break;
      heap[child] = heap[parent] as number;
      child = parent;
    }
    heap[child] = value;
    if (this.size === heap.length) this.floor = heap[0] as number;
  }

  private replaceLowest(value: number): void {
    const { heap, size } = this;
    let parent = 0;
    for (;;) {
      let child = parent * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
      if ((heap[child] as number) >= value) break;
      heap[parent] = heap[child] as number;
      parent = child;
    }
    heap[parent] = value;
    this.floor = heap[0] as number;
  }
}
