/**
 * The positions of the `limit` highest values above a floor, best first; of equal values the later position comes first (what
 * was said last). A binary heap over the best so far: one comparison for most positions.
 */
export function topPositions(values: Float64Array, limit: number, floor = 0): number[] {
  const heap: number[] = [];
  if (limit <= 0) return heap;
  let least = floor;
  for (let position = 0; position < values.length; position++) {
    const value = values[position] as number;
    if (!(value > floor) || value < least) continue;
    if (heap.length < limit) {
      heap.push(position);
      siftUp(heap, values, heap.length - 1);
      if (heap.length < limit) continue;
    } else {
      heap[0] = position;
      siftDown(heap, values);
    }
    least = values[heap[0] as number] as number;
  }
  return heap.sort((a, b) => (below(values, a, b) ? 1 : -1));
}

function below(values: Float64Array, a: number, b: number): boolean {
  const difference = (values[a] as number) - (values[b] as number);
  return difference < 0 || (difference === 0 && a < b);
}

function siftUp(heap: number[], values: Float64Array, from: number): void {
  let child = from;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (!below(values, heap[child] as number, heap[parent] as number)) return;
    swap(heap, child, parent);
    child = parent;
  }
}

function siftDown(heap: number[], values: Float64Array): void {
  let parent = 0;
  for (;;) {
    const left = parent * 2 + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const smaller =
      right < heap.length && below(values, heap[right] as number, heap[left] as number)
        ? right
        : left;
    if (!below(values, heap[smaller] as number, heap[parent] as number)) return;
    swap(heap, smaller, parent);
    parent = smaller;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = kept;
}
