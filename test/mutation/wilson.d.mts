export const intervalOf: (found: number, asked: number) => { readonly low: number; readonly high: number }
