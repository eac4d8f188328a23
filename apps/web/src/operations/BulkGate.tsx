// One paper for many: release, fitness and exit document, for those chosen or for all who lack it.
import { Radio, Select, Stack } from '@mantine/core'
import { bulkGates, type GateKind, listManifestLines, meetGate } from '@oralu/domain'
import { useState } from 'react'
import { call, useAnswer, useSend } from '../api/client.ts'
import { useT } from '../i18n/index.tsx'
import { emptyPaper, PaperFields, paperReady, paperSent } from './GateFields.tsx'
import { FormModal } from './parts.tsx'

interface Props {
  missionId: string
  chosen: readonly string[]
  onClose: () => void
  onDone: () => void
}

export function BulkGate({ missionId, chosen, onClose, onDone }: Props) {
  const t = useT()
  const [kind, setKind] = useState<GateKind>('release')
  const [whom, setWhom] = useState(chosen.length > 0 ? 'chosen' : 'lacking')
  const [paper, setPaper] = useState(emptyPaper)
  const lacking = useAnswer(listManifestLines, {
    params: { id: missionId },
    query: { unmet: kind, limit: 1 },
  })
  const send = useSend(meetGate, { invalidates: ['/operations'], onDone })
  const [reading, setReading] = useState<unknown>()
  const submit = async () => {
    setReading(undefined)
    try {
      const lines = whom === 'chosen' ? [...chosen] : await allLacking(missionId, kind)
      if (lines.length > 0)
        send.mutate({ params: { id: missionId }, body: { lines, ...paperSent(kind, paper) } })
    } catch (error) {
      setReading(error)
    }
  }
  const count = lacking.data?.total ?? 0
  return (
    <FormModal
      title={t('operations.bulk')}
      act={t('operations.bulk.act', { count: whom === 'chosen' ? chosen.length : count })}
      hint={t('operations.bulk.hint')}
      ready={paperReady(kind, paper) && (whom === 'chosen' ? chosen.length : count) > 0}
      busy={send.isPending}
      error={send.error ?? reading}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <Select
        label={t('operations.gate')}
        allowDeselect={false}
        data={bulkGates.map((value) => ({ value, label: t(`operations.gate.${value}`) }))}
        value={kind}
        onChange={(value) => setKind((value ?? 'release') as GateKind)}
      />
      <Radio.Group label={t('operations.bulk.whom')} value={whom} onChange={setWhom}>
        <Stack gap={6} mt={4}>
          <Radio
            value="chosen"
            disabled={chosen.length === 0}
            label={t('operations.bulk.those', { count: chosen.length })}
          />
          <Radio value="lacking" label={t('operations.bulk.lacking', { count })} />
        </Stack>
      </Radio.Group>
      <PaperFields kind={kind} paper={paper} onChange={setPaper} />
    </FormModal>
  )
}

async function allLacking(missionId: string, unmet: GateKind): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await call(listManifestLines, {
      params: { id: missionId },
      query: { unmet, limit: 200, ...(after ? { after } : {}) },
    })
    ids.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  return ids
}
