interface Identified {
  id: string;
}

/**
 * Input: Holdfast comes after the history. Skipped when the user placed one themselves.
 */
export function afterOthers<T extends Identified>(
  processors: readonly T[],
  own: T,
  configured: readonly Identified[],
): T[] {
  return isConfigured(own, configured) ? [...processors] : [...processors, own];
}

/** Output: Holdfast comes before the history is saved, and so right after the processors of the user. */
export function beforeOthers<T extends Identified>(
  processors: readonly T[],
  own: T,
  configured: readonly Identified[],
): T[] {
  return isConfigured(own, configured) ? [...processors] : [own, ...processors];
}

function isConfigured(own: Identified, configured: readonly Identified[]): boolean {
  return configured.some(({ id }) => id === own.id);
}
