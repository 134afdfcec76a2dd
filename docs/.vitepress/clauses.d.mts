export const clausePages: () => Map<string, string>
