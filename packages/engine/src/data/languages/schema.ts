/** Words of feeling of another language. */
export interface LanguageTable {
  /** "German". */
  readonly language: string;
  /**
   * By sub-emotion or node: words in lower case with their accents. A "*" stands for any ending of up to four letters, so
   * that "traurig*" is also "traurige" and "traurigen".
   */
  readonly words: Readonly<Record<string, string>>;
}
