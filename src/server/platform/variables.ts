/** May stand before a variable's name, where several services share one environment. */
export const PREFIX = 'UPLOAD_PIPELINE_'

/**
 * The variables that are set, by their names without the prefix. One that is set under both names counts as it is under
 * its plain one. An empty value is an unset one: hosting forms send "" for what was left blank.
 */
export function given(source: Record<string, string | undefined>): Record<string, string> {
  const plain: Record<string, string> = {}
  const prefixed: Record<string, string> = {}
  for (const [name, value] of Object.entries(source)) {
    if (!value?.trim()) continue
    if (name.startsWith(PREFIX)) prefixed[name.slice(PREFIX.length)] = value.trim()
    else plain[name] = value.trim()
  }
  return { ...prefixed, ...plain }
}
