/**
 * Who is elected: nominations, the single transferable vote counted the Scottish way and Meek's, approval, score, ties, casual vacancies, ballot files.
 *
 * @module
 */
export {}
