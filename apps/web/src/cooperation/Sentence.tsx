// What an agreement permits, in one sentence.
import type { AgreementFields, AgreementPage } from '@oralu/domain'
import { DayText } from '../components/text.tsx'
import { T, useLanguage, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import classes from './cooperation.module.css'
import { joined } from './words.ts'

type Rule = Pick<
  AgreementFields,
  'gives' | 'subjects' | 'fields' | 'purpose' | 'startsOn' | 'endsOn' | 'retentionDays' | 'onward'
>

interface Props extends Pick<AgreementPage, 'partner' | 'mission' | 'source'> {
  rule: Rule
}

export function Sentence({ rule, partner, mission, source }: Props) {
  const t = useT()
  const language = useLanguage()
  const fields = [...(rule.fields.identity ?? []), ...(rule.fields.mission ?? [])]
  const named = rule.subjects === 'on a mission' ? mission : rule.subjects === 'of a source' ? source : null
  const whom = (
    <T
      id={`cooperation.whom.${word(rule.subjects)}`}
      values={{ known: named ? 'yes' : 'no', name: <bdi>{named}</bdi> }}
    />
  )
  return (
    <p className={classes.sentence}>
      <T
        id={`cooperation.sentence.${rule.gives}`}
        values={{
          partner: <bdi>{partner}</bdi>,
          fields: joined(
            fields.map((field) => t(`cooperation.in-sentence.${field}`)),
            language,
          ),
          // They decide whose data they give; the agreement binds ours.
          ...(rule.gives === 'they' ? {} : { whom }),
          purpose: <bdi>{rule.purpose}</bdi>,
          start: <DayText value={rule.startsOn} />,
          end: <DayText value={rule.endsOn} />,
          days: rule.retentionDays,
          onward: t(`cooperation.onward-in-sentence.${word(rule.onward)}`),
        }}
      />
    </p>
  )
}
