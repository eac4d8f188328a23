import { scriptOf, useLanguage, useT } from '../i18n/index.tsx'
import classes from './Name.module.css'

export interface NameForm {
  text: string
  /** ISO 15924 */
  script: 'Cyrl' | 'Latn' | 'Arab' | (string & {})
  /** The spelling as the source wrote it. */
  original?: boolean
}

interface Props {
  forms: readonly NameForm[]
  /** How the original sounds in the reader's script, when no form is in it. */
  transliteration?: string
  /** true: the original stands under the name, not beside it */
  stacked?: boolean
}

/** A person's name: in the reader's script first, the original beside it, each kept apart in its own direction. */
export function Name({ forms, transliteration, stacked = false }: Props) {
  const t = useT()
  const script = scriptOf[useLanguage()]
  const original = forms.find((form) => form.original) ?? forms[0]
  if (!original) return <span className={classes.beside}>{t('components.no-name')}</span>
  const read = forms.find((form) => form.script === script)?.text ?? transliteration ?? original.text
  const inOneScript = read === original.text
  return (
    <span className={stacked ? classes.stacked : classes.root}>
      <bdi className={classes.read}>{read}</bdi>
      {!inOneScript && (
        <bdi className={classes.beside} lang={original.script === 'Arab' ? 'ar' : undefined}>
          {original.text}
        </bdi>
      )}
    </span>
  )
}
