/**
 * The 32-bit code of a term: FNV-1a over its UTF-16 units with the finaliser of MurmurHash3, so that short words spread over
 * all bits. Persisted in every file; changing it means raising the analyser's version. Never 0, which stands for "none".
 *
 * Two terms share a code about once in 4 billion pairs; a false match needs a query term to collide with a term of the same
 * scope.
 */
export function termCode(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index++) {
    hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  return hash === 0 ? 1 : hash;
}
