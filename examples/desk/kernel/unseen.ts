/** Signs that are not seen, or turn the direction of writing: they could make one name look like another. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/u

/** Whether somebody may be called so: at most 80 letters, all of which are seen. */
export const isPersonName = (text: string): boolean => text !== '' && text.length <= 80 && !UNSEEN.test(text)

/** A text without signs that are not seen. */
export const withoutUnseen = (text: string): string => text.replaceAll(new RegExp(UNSEEN, 'gu'), '')
