export type {
  ChromaClientLike,
  ChromaCollectionLike,
  ChromaMetadata,
  ChromaWhere,
} from "./chroma-client-like.ts";
export { type ChromaIndexOptions, chromaIndex } from "./chroma-index.ts";
