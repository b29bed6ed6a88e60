/** All pages of a site by their addresses, each made when it is first asked for: `npm run dev` shows one of hundreds. */

interface Addressed {
  readonly path: string;
}

/** A page, or a list that may fill several of them, which is yet to be made. */
export interface Plan<T> {
  /** Address of the page, the first one of a list; further pages stand below it. */
  readonly path: string;
  readonly isModel?: true;
  /** Whether there is no page where the catalog has nothing to show on it; any other is known to be there unmade. */
  readonly mayLack?: true;
  /** None where the catalog has nothing to show on it. */
  readonly make: () => readonly T[];
}

export class PageBook<T extends Addressed> {
  readonly #plans: ReadonlyMap<string, Plan<T>>;
  readonly #origin: Pick<PageBook<Addressed>, 'release'> | undefined;
  readonly #made = new Map<Plan<T>, ReadonlyMap<string, T>>();

  /** @param plans each with an address of its own @param origin what its pages are made of */
  constructor(plans: readonly Plan<T>[], origin?: Pick<PageBook<Addressed>, 'release'>) {
    this.#origin = origin;
    this.#plans = new Map(plans.map((plan) => [plan.path, plan]));
  }

  get(path: string): T | undefined {
    const plan = this.#plans.get(path) ?? this.#plans.get(path.replace(/[^/]+\/$/, ''));
    return plan && this.#of(plan).get(path);
  }

  has(path: string): boolean {
    const plan = this.#plans.get(path);
    return plan !== undefined && !plan.mayLack ? true : this.get(path) !== undefined;
  }

  /** Addresses of the models' pages, of which none is made for it. */
  modelPaths(): string[] {
    return [...this.#plans.values()].flatMap(({ path, isModel }) => (isModel ? [path] : []));
  }

  isModel(path: string): boolean {
    return this.#plans.get(path)?.isModel === true;
  }

  /** Lets go of a page, and of what it was made of: whoever asks for it again has it made again. */
  release(path: string): void {
    const plan = this.#plans.get(path);
    if (plan !== undefined) this.#made.delete(plan);
    this.#origin?.release(path);
  }

  /** Every page that is not about one model. */
  others(): T[] {
    return this.#all((plan) => !plan.isModel);
  }

  /** Every page, in the order of the plan. */
  values(): T[] {
    return this.#all(() => true);
  }

  /** The same with something else for each page, made when it is asked for. */
  map<U extends Addressed>(change: (page: T) => U): PageBook<U> {
    return new PageBook(
      [...this.#plans.values()].map((plan) => ({
        ...plan,
        make: () => [...this.#of(plan).values()].map(change),
      })),
      this,
    );
  }

  #all(isAsked: (plan: Plan<T>) => boolean): T[] {
    return [...this.#plans.values()].filter(isAsked).flatMap((plan) => [...this.#of(plan).values()]);
  }

  #of(plan: Plan<T>): ReadonlyMap<string, T> {
    const made = this.#made.get(plan) ?? new Map(plan.make().map((page) => [page.path, page]));
    this.#made.set(plan, made);
    return made;
  }
}
