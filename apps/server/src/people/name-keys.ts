// The rows of people.name_key of one form of a name.
import { nameKeys } from '@oralu/names'

/** Numbers as text: they go through JSON, which has no 64 bits. */
export function keyRows(
  formId: string,
  form: string,
): { key: string; name_form_id: string; sketch: string }[] {
  const { keys, sketch } = nameKeys(form)
  return keys.map((key) => ({ key: String(key), name_form_id: formId, sketch: String(sketch) }))
}
