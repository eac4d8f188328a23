// One text in the four languages, side by side.
import { SimpleGrid, Textarea } from '@mantine/core'
import type { FormWords } from '@oralu/domain'
import { languages, nameOf, useT } from '../../i18n/index.tsx'
import { directionOf } from '../../i18n/language.ts'

interface Props {
  /** The message that names the text, with {language}. */
  label: string
  words: FormWords
  onChange: (words: FormWords) => void
}

export function WordsFields({ label, words, onChange }: Props) {
  const t = useT()
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
      {languages.map((language) => (
        <Textarea
          key={language}
          label={t(label, { language: nameOf[language] })}
          size="sm"
          autosize
          minRows={1}
          lang={language}
          dir={directionOf(language)}
          maxLength={1_000}
          value={words[language] ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const { [language]: _, ...rest } = words
            onChange(value === '' ? rest : { ...rest, [language]: value })
          }}
        />
      ))}
    </SimpleGrid>
  )
}
