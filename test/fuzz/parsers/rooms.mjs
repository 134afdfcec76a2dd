export const isRecordOf = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
