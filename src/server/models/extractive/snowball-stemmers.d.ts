declare module 'snowball-stemmers' {
  const snowball: {
    /** Throws for an algorithm that is not in `algorithms()`. */
    newStemmer(algorithm: string): { stem(word: string): string }
    algorithms(): string[]
  }
  export default snowball
}
