export type Reports = Readonly<Record<string, string>>
export declare const currentReports: (folder?: string, entries?: readonly (readonly [string, string])[]) => Reports
export declare const digestsOf: (reports: Reports) => Reports
