import {
  type CommuniqueVersion,
  communiqueLanguages,
  type Language,
  readText,
  renderParts,
  type TextValues,
  valuesOf,
} from '@oralu/domain'
import { InstantText } from '../components/text.tsx'
import { nameOf, useLanguage, useT } from '../i18n/index.tsx'
import { directionOf } from './DraftEditor.tsx'
import classes from './figures.module.css'
import { JourneyText } from './JourneyInput.tsx'

/** The words with numbers in place: as published, else as they would be. */
export function wordsOf(
  version: CommuniqueVersion,
  values: TextValues,
): Record<Language, { title: string; body: string }> {
  if (version.publishedTexts) return version.publishedTexts
  const say = (text: string, language: Language) => {
    const { parts } = readText(text)
    return parts ? renderParts(parts, language, values) : text
  }
  return Object.fromEntries(
    communiqueLanguages.map((language) => [
      language,
      {
        title: say(version.texts[language].title, language),
        body: say(version.texts[language].body, language),
      },
    ]),
  ) as Record<Language, { title: string; body: string }>
}

export function Words({ version }: { version: CommuniqueVersion }) {
  const t = useT()
  const words = wordsOf(version, valuesOf(version.figure, version.roundedTo))
  return (
    <>
      {version.journey && (
        <p>
          <JourneyText journey={version.journey} />
        </p>
      )}
      <div className={classes.languages}>
        {communiqueLanguages.map((language) => (
          <section
            key={language}
            className={classes.language}
            lang={language}
            dir={directionOf(language)}
            aria-label={nameOf[language]}
          >
            <h2>{nameOf[language]}</h2>
            {version.correctionNote && (
              <p className={classes.notice}>
                <span lang={undefined}>{t('figures.communiques.note')}</span>{' '}
                {version.correctionNote[language]}
              </p>
            )}
            <div className={classes.preview}>
              <strong>{words[language].title}</strong>
              {words[language].body}
            </div>
          </section>
        ))}
      </div>
    </>
  )
}

/** Earlier texts, as they were published. */
export function Versions({ versions }: { versions: readonly CommuniqueVersion[] }) {
  const t = useT()
  const language = useLanguage()
  return (
    <ul>
      {versions.map((version) => (
        <li key={version.id}>
          <details>
            <summary>
              {t('figures.communiques.version', { number: version.number })} ·{' '}
              <bdi>{version.publishedTexts?.[language].title}</bdi> ·{' '}
              <InstantText value={version.publishedAt} />
            </summary>
            <Words version={version} />
          </details>
        </li>
      ))}
    </ul>
  )
}
