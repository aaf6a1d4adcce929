/** A reason to stop that is told to the person at the terminal in these words, without a stack. */
export class Halt extends Error {}
