/**
 * The heights of the rows of a long list, in pixels. Where a row is, and which row is at a place, is found in
 * logarithmic time (a Fenwick tree), also while rows come at the end and go at the start.
 */
export class Heights {
  #heights = new Float64Array(1024);
  #tree = new Float64Array(1025);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  get total(): number {
    return this.#sum(this.#end) - this.#sum(this.#start);
  }

  replace(heights: ArrayLike<number>): void {
    this.#allocate(heights, heights.length);
  }

  append(height: number): void {
    if (this.#end === this.#heights.length) {
      this.#allocate(this.#heights.slice(this.#start, this.#end), this.length);
    }
    this.#heights[this.#end] = height;
    this.#add(this.#end++, height);
  }

  dropFirst(count: number): void {
    this.#start = Math.min(this.#end, this.#start + count);
  }

  get(index: number): number {
    return this.#heights[this.#start + index]!;
  }

  set(index: number, height: number): void {
    const position = this.#start + index;
    this.#add(position, height - this.#heights[position]!);
    this.#heights[position] = height;
  }

  /** Returns where a row begins. */
  top(index: number): number {
    return this.#sum(this.#start + index) - this.#sum(this.#start);
  }

  /** Returns the row at a place: the last one that begins at or before it. */
  indexAt(y: number): number {
    let rest = Math.max(0, y) + this.#sum(this.#start);
    let position = 0;
    for (let step = 2 ** Math.floor(Math.log2(this.#heights.length)); step > 0; step >>= 1) {
      if (position + step <= this.#end && this.#tree[position + step]! <= rest) {
        position += step;
        rest -= this.#tree[position]!;
      }
    }
    return Math.max(0, Math.min(position - this.#start, this.length - 1));
  }

  #allocate(heights: ArrayLike<number>, length: number): void {
    const capacity = Math.max(1024, 2 * length);
    this.#heights = new Float64Array(capacity);
    this.#heights.set(heights);
    this.#start = 0;
    this.#end = length;
    this.#tree = new Float64Array(capacity + 1);
    for (let i = 1; i <= capacity; i++) {
      this.#tree[i]! += this.#heights[i - 1]!;
      const parent = i + (i & -i);
      if (parent <= capacity) {
        this.#tree[parent]! += this.#tree[i]!;
      }
    }
  }

  #sum(count: number): number {
    let sum = 0;
    for (let i = count; i > 0; i -= i & -i) {
      sum += this.#tree[i]!;
    }
    return sum;
  }

  #add(position: number, difference: number): void {
    for (let i = position + 1; i < this.#tree.length; i += i & -i) {
      this.#tree[i]! += difference;
    }
  }
}
