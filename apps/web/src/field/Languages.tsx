import type { Language } from '@oralu/domain'
import { languages, nameOf, speak, useLanguage, useT } from '../i18n/index.tsx'

/** Which language the kit speaks; all four are on the tablet. */
export function Languages() {
  const t = useT()
  return (
    <label>
      <span className="visually-hidden">{t('shell.language')}</span>
      <select value={useLanguage()} onChange={(event) => void speak(event.currentTarget.value as Language)}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {nameOf[language]}
          </option>
        ))}
      </select>
    </label>
  )
}
