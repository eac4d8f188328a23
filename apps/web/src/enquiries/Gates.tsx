// The two gates before any news: that the enquirer is who they say, and that the sought person agrees.
import { Button, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import {
  type EnquiryPage as Enquiry,
  nameSought,
  recordAgreement,
  secondVerification,
  verificationWays,
  verifyEnquirer,
  withdrawSought,
  withdrawVerification,
} from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { FormProblem } from '../components/FormProblem.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { PersonPicker } from '../people/PersonPicker.tsx'
import classes from './enquiries.module.css'

interface Props {
  of: Enquiry
  open: boolean
}

const stale = { invalidates: ['/enquiries'] }

export function Verifications({ of, open }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const [how, setHow] = useState<(typeof verificationWays)[number]>('document seen')
  const [evidence, setEvidence] = useState('')
  const add = useSend(verifyEnquirer, { ...stale, onDone: () => setAdding(false) })
  const second = useSend(secondVerification, stale)
  const withdraw = useSend(withdrawVerification, stale)
  return (
    <section>
      <h2>{t('enquiries.verified')}</h2>
      <FormProblem error={second.error ?? withdraw.error} />
      {of.verifications.length === 0 && <Text>{t('enquiries.verified-none')}</Text>}
      <ul className={classes.lines}>
        {of.verifications.map((each) => (
          <li key={each.id}>
            {t(`enquiries.how.${word(each.how)}`)}: <bdi>{each.evidence}</bdi>
            <div className={classes.quiet}>
              <bdi>{each.by}</bdi>, <InstantText value={each.at} />
              {each.secondedBy && (
                <>
                  {' · '}
                  {t('enquiries.seconded')} <bdi>{each.secondedBy}</bdi>
                </>
              )}
            </div>
            {open && (
              <>
                {!each.secondedBy && !each.byMe && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={second.isPending}
                    onClick={() => second.mutate({ params: { id: each.id }, body: {} })}
                  >
                    {t('enquiries.second')}
                  </Button>
                )}{' '}
                <Button
                  size="xs"
                  variant="subtle"
                  loading={withdraw.isPending}
                  onClick={() => withdraw.mutate({ params: { id: each.id }, body: {} })}
                >
                  {t('enquiries.withdraw')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <Button mt="xs" size="xs" variant="default" onClick={() => setAdding(true)}>
          {t('enquiries.verify')}
        </Button>
      )}
      {adding && (
        <FormModal
          title={t('enquiries.verify')}
          hint={t('enquiries.verify-hint')}
          act={t('enquiries.verify-act')}
          ready={evidence.trim() !== ''}
          busy={add.isPending}
          error={add.error}
          onSubmit={() => add.mutate({ params: { id: of.id }, body: { how, evidence } })}
          onClose={() => setAdding(false)}
        >
          <Select
            label={t('enquiries.how')}
            allowDeselect={false}
            value={how}
            onChange={(value) => setHow((value ?? 'document seen') as typeof how)}
            data={verificationWays.map((value) => ({ value, label: t(`enquiries.how.${word(value)}`) }))}
          />
          <TextInput
            label={t('enquiries.evidence')}
            required
            value={evidence}
            onChange={({ currentTarget: { value } }) => setEvidence(value)}
          />
        </FormModal>
      )}
    </section>
  )
}

export function Persons({ of, open }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const [anchorId, setAnchor] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  const add = useSend(nameSought, { ...stale, onDone: () => setAdding(false) })
  const withdraw = useSend(withdrawSought, stale)
  return (
    <section>
      <h2>{t('enquiries.persons')}</h2>
      <Text className={classes.quiet}>{t('enquiries.persons-hint')}</Text>
      <FormProblem error={withdraw.error} />
      <ul className={classes.lines}>
        {of.persons.map((each) => (
          <li key={each.id}>
            {each.person ? (
              <Link to={`/people/${each.person.personId}` as '/'}>
                <bdi>{each.person.name ?? t('enquiries.nameless')}</bdi>
              </Link>
            ) : (
              t('enquiries.not-yours')
            )}
            : <bdi>{each.why}</bdi>
            <div className={classes.quiet}>
              <bdi>{each.by}</bdi>, <InstantText value={each.at} />
            </div>
            {open && (
              <Button
                size="xs"
                variant="subtle"
                loading={withdraw.isPending}
                onClick={() => withdraw.mutate({ params: { id: each.id }, body: {} })}
              >
                {t('enquiries.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <Button mt="xs" size="xs" variant="default" onClick={() => setAdding(true)}>
          {t('enquiries.name-sought')}
        </Button>
      )}
      {adding && (
        <FormModal
          title={t('enquiries.name-sought')}
          hint={t('enquiries.persons-hint')}
          act={t('enquiries.name-act')}
          ready={anchorId !== null && why.trim() !== ''}
          busy={add.isPending}
          error={add.error}
          onSubmit={() => anchorId && add.mutate({ params: { id: of.id }, body: { anchorId, why } })}
          onClose={() => setAdding(false)}
        >
          <PersonPicker label={t('enquiries.person')} value={anchorId} onChange={setAnchor} required />
          <TextInput
            label={t('enquiries.why')}
            required
            value={why}
            onChange={({ currentTarget: { value } }) => setWhy(value)}
          />
        </FormModal>
      )}
    </section>
  )
}

export function Agreements({ of, open }: Props) {
  const t = useT()
  const [hearing, setHearing] = useState(false)
  return (
    <section>
      <h2>{t('enquiries.agreement')}</h2>
      {of.agreements.length === 0 && <Text>{t('enquiries.agreement-none')}</Text>}
      <ul className={classes.lines}>
        {of.agreements.map((each, at) => (
          <li key={each.id}>
            {t(`enquiries.answer.${each.answer}`)}
            {each.extent && (
              <>
                : <bdi>{each.extent}</bdi>
              </>
            )}
            {at > 0 && ` (${t('enquiries.earlier')})`}
            <div className={classes.quiet}>
              {t('enquiries.heard')} <bdi>{each.heardBy}</bdi>, <DayText value={each.heardOn} />
              {each.child && (
                <>
                  {' · '}
                  {each.assessedBy ? (
                    <>
                      {t('enquiries.assessed')} <bdi>{each.assessedBy}</bdi>: <bdi>{each.assessment}</bdi>
                    </>
                  ) : (
                    t('enquiries.not-assessed')
                  )}
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {open && of.persons.length > 0 && (
        <Button mt="xs" size="xs" variant="default" onClick={() => setHearing(true)}>
          {t('enquiries.hear')}
        </Button>
      )}
      {hearing && <Hear of={of} onClose={() => setHearing(false)} />}
    </section>
  )
}

function Hear({ of, onClose }: { of: Enquiry; onClose: () => void }) {
  const t = useT()
  const [soughtId, setSought] = useState(of.persons[0]!.id)
  const [answer, setAnswer] = useState<'yes' | 'no'>()
  const [extent, setExtent] = useState('')
  const [heardBy, setHeardBy] = useState('')
  const [heardOn, setHeardOn] = useState('')
  const add = useSend(recordAgreement, { ...stale, onDone: onClose })
  return (
    <FormModal
      title={t('enquiries.hear')}
      hint={t('enquiries.hear-hint')}
      act={t('enquiries.hear-act')}
      ready={answer !== undefined && heardBy.trim() !== '' && heardOn !== ''}
      busy={add.isPending}
      error={add.error}
      onSubmit={() =>
        answer &&
        add.mutate({
          params: { id: of.id },
          body: { soughtId, answer, heardBy, heardOn, ...(extent.trim() ? { extent } : {}) },
        })
      }
      onClose={onClose}
    >
      <Select
        label={t('enquiries.person')}
        allowDeselect={false}
        value={soughtId}
        onChange={(value) => value && setSought(value)}
        data={of.persons.map(({ id, person }) => ({
          value: id,
          label: person?.name ?? t('enquiries.nameless'),
        }))}
      />
      <Radio.Group
        label={t('enquiries.answer')}
        value={answer ?? ''}
        onChange={(value) => setAnswer(value as 'yes' | 'no')}
      >
        <Stack gap={6} mt={4}>
          <Radio value="yes" label={t('enquiries.answer.yes')} />
          <Radio value="no" label={t('enquiries.answer.no')} />
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('enquiries.extent')}
        value={extent}
        onChange={({ currentTarget: { value } }) => setExtent(value)}
      />
      <TextInput
        label={t('enquiries.heard-by')}
        required
        value={heardBy}
        onChange={({ currentTarget: { value } }) => setHeardBy(value)}
      />
      <TextInput
        type="date"
        label={t('enquiries.heard-on')}
        required
        value={heardOn}
        onChange={({ currentTarget: { value } }) => setHeardOn(value)}
      />
    </FormModal>
  )
}
