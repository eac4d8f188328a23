import { SegmentedControl, Select, Stack } from '@mantine/core'
import {
  askers,
  type BodyOf,
  correctable,
  type Language,
  receiveRequest,
  rightsRequestKinds,
  stoppable,
  today,
} from '@oralu/domain'
import { useState } from 'react'
import { useSend } from '../api/client.ts'
import { FormModal } from '../components/FormModal.tsx'
import { DayField, OneLine, Words } from '../components/fields.tsx'
import { languages, nameOf, useLanguage, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'

interface Props {
  anchorId: string
  name: string
  onClose: () => void
}

/** Takes down what a person asks about their data. */
export function ReceiveForm({ anchorId, name, onClose }: Props) {
  const t = useT()
  const own = useLanguage()
  const [kind, setKind] = useState<(typeof rightsRequestKinds)[number]>('access')
  const [called, setCalled] = useState(name)
  const [askedBy, setAskedBy] = useState<(typeof askers)[number]>('the person')
  const [asker, setAsker] = useState('')
  const [askedOn, setAskedOn] = useState(today())
  const [language, setLanguage] = useState<Language>(own)
  const [words, setWords] = useState('')
  const [compartment, setCompartment] = useState<(typeof correctable)[number]>('identity')
  const [shouldSay, setShouldSay] = useState('')
  const [evidence, setEvidence] = useState('')
  const [process, setProcess] = useState<(typeof stoppable)[number]>('sharing')
  const send = useSend(receiveRequest, { invalidates: ['/rights', '/oversight'], onDone: onClose })
  const ready =
    called.trim() !== '' &&
    words.trim() !== '' &&
    askedOn !== '' &&
    (askedBy === 'the person' || asker.trim() !== '') &&
    (kind !== 'correction' || shouldSay.trim() !== '')
  const submit = () => {
    const common = {
      anchorId,
      called: called.trim(),
      askedBy,
      asker: askedBy === 'the person' ? null : asker.trim(),
      askedOn,
      language,
      words: words.trim(),
    }
    const body: BodyOf<typeof receiveRequest> =
      kind === 'correction'
        ? {
            kind,
            ...common,
            compartment,
            shouldSay: shouldSay.trim(),
            evidence: evidence.trim() || null,
          }
        : kind === 'objection'
          ? { kind, ...common, process }
          : { kind, ...common }
    send.mutate({ body })
  }
  return (
    <FormModal
      wide
      title={t('rights.receive')}
      hint={t('rights.receive-hint')}
      act={t('rights.receive-act')}
      ready={ready}
      busy={send.isPending}
      error={send.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack gap={4}>
        <SegmentedControl
          aria-label={t('rights.kind')}
          data={rightsRequestKinds.map((value) => ({ value, label: t(`rights.kind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(value as typeof kind)}
        />
      </Stack>
      <OneLine
        label={t('rights.called')}
        hint={t('rights.called-hint')}
        value={called}
        onChange={setCalled}
      />
      <Select
        label={t('rights.asked-by')}
        data={askers.map((value) => ({ value, label: t(`rights.asker.${word(value)}`) }))}
        value={askedBy}
        onChange={(value) => setAskedBy(askers.find((each) => each === value) ?? 'the person')}
        allowDeselect={false}
      />
      {askedBy !== 'the person' && (
        <OneLine label={t('rights.asker')} hint={t('rights.asker-hint')} value={asker} onChange={setAsker} />
      )}
      {kind === 'correction' && (
        <Select
          label={t('rights.where')}
          data={correctable.map((value) => ({ value, label: t(`compartment.${value}`) }))}
          value={compartment}
          onChange={(value) => setCompartment(correctable.find((each) => each === value) ?? 'identity')}
          allowDeselect={false}
        />
      )}
      {kind === 'objection' && (
        <Select
          label={t('rights.process')}
          description={t('rights.process-hint')}
          data={stoppable.map((value) => ({ value, label: t(`rights.process.${value}`) }))}
          value={process}
          onChange={(value) => setProcess(stoppable.find((each) => each === value) ?? 'sharing')}
          allowDeselect={false}
        />
      )}
      <Words label={t('rights.words')} rows={3} value={words} onChange={setWords} />
      {kind === 'correction' && (
        <>
          <Words label={t('rights.should-say')} value={shouldSay} onChange={setShouldSay} />
          <OneLine label={t('rights.evidence')} value={evidence} optional onChange={setEvidence} />
        </>
      )}
      <Select
        label={t('rights.language')}
        data={languages.map((value) => ({ value, label: nameOf[value] }))}
        value={language}
        onChange={(value) => setLanguage((value ?? own) as Language)}
        allowDeselect={false}
      />
      <DayField label={t('rights.asked-on')} max={today()} value={askedOn} onChange={setAskedOn} />
    </FormModal>
  )
}
