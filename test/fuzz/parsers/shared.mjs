/** Whether data reads back as it is when it goes through JSON; what is wrong, where not. */
export const sameText = (one, other, what) =>
  JSON.stringify(one) === JSON.stringify(other) ? undefined : `${what} is not read as it was written`

/** Calls what throws on bad input, and gives back what it throws as a refusal. */
export const orRefused = async (act, isRulesError) => {
  try {
    return await act()
  } catch (error) {
    if (isRulesError(error)) return { kind: 'refused', problems: error.problems }
    throw error
  }
}
