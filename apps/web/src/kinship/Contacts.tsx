// Contact with a parent who is away: how often, each contact held, missed or refused, and when the next is owed.
import { Button } from '@mantine/core'
import type { KinArrangement } from '@oralu/domain'
import classes from '../cases/cases.module.css'
import { Section } from '../cases/Section.tsx'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Fact, On, Owed, Said } from './Fact.tsx'
import type { PartProps } from './FamilyTab.tsx'

export function Contacts(props: PartProps) {
  const t = useT()
  const { family, may, onForm } = props
  return (
    <Section
      title={t('kinship.contacts')}
      {...(may.care
        ? { act: t('kinship.add.contact_arrangement'), onAct: () => onForm({ kind: 'contact_arrangement' }) }
        : {})}
    >
      {family.arrangements.length === 0 && <p className={classes.quiet}>{t('kinship.no-contacts')}</p>}
      <ul className={classes.lines}>
        {family.arrangements.map((each) => (
          <Arrangement key={each.id} of={each} {...props} />
        ))}
      </ul>
    </Section>
  )
}

function Arrangement({ of, may, onForm }: PartProps & { of: KinArrangement }) {
  const t = useT()
  const who = t(`kinship.relation.${word(of.withWhom)}`)
  return (
    <li>
      <Fact
        kind="contact_arrangement"
        fact={of}
        writes={may.care}
        about={who}
        acts={of.endedOn ? [] : ['end']}
        onForm={onForm}
        head={
          <>
            <div>
              {who}
              {of.name && (
                <>
                  {' '}
                  (<bdi>{of.name}</bdi>)
                </>
              )}{' '}
              · {t(`kinship.contact.${of.kind}`)} · {t('kinship.every', { days: of.everyDays })}
              <On label={t('cases.until')} day={of.endedOn} />
            </div>
            {of.throughAuthority && <p className={classes.quiet}>{t('kinship.through-authority')}</p>}
          </>
        }
      >
        {' '}
        <Said words={of.endedWhy} />
        <Owed label={t('kinship.next-contact')} due={of.due} />
        {of.contacts.length > 0 && (
          <ul>
            {of.contacts.map((each) => (
              <li key={each.id}>
                <DayText value={each.contactOn} /> · {t(`kinship.outcome.${each.outcome}`)}
                {each.refusedBy && <> ({t(`kinship.refuser.${word(each.refusedBy)}`)})</>}
                {each.reason && (
                  <>
                    {' · '}
                    <bdi>{each.reason}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        {!of.endedOn && may.care && (
          <Button
            display="block"
            size="compact-xs"
            variant="default"
            aria-label={`${t('kinship.add.contact')}: ${who}`}
            onClick={() => onForm({ kind: 'contact', given: { arrangementId: of.id } })}
          >
            {t('kinship.add.contact')}
          </Button>
        )}
      </Fact>
    </li>
  )
}
