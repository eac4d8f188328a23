// The papers of a mission: who signed the manifest, what is printed, who has which travel document, what goes to the border.
import { getDocuments, getMission } from '@oralu/domain'
import { useParams } from '@tanstack/react-router'
import { useAnswer } from '../../api/client.ts'
import { Empty } from '../../components/Empty.tsx'
import { Loaded } from '../../components/Loaded.tsx'
import { useT } from '../../i18n/index.tsx'
import { MissionHead } from '../MissionHead.tsx'
import classes from '../operations.module.css'
import { PassengerLists } from './PassengerLists.tsx'
import { Prints } from './Prints.tsx'
import { Signatures } from './Signatures.tsx'
import { TravelDocuments } from './TravelDocuments.tsx'

export function DocumentsPage() {
  const t = useT()
  const { missionId: id } = useParams({ strict: false }) as { missionId: string }
  const mission = useAnswer(getMission, { params: { id } }, { keep: false })
  const papers = useAnswer(getDocuments, { params: { id } }, { keep: false })
  return (
    <Loaded from={mission}>
      {(page) => (
        <div className={classes.page}>
          <MissionHead mission={page} current="documents" />
          <Loaded from={papers}>
            {(documents) =>
              documents.versions.length === 0 ? (
                <Empty title={t('operations.documents.none')} hint={t('operations.documents.none-hint')} />
              ) : (
                <div className={classes.columns}>
                  <div>
                    <Signatures missionId={id} documents={documents} />
                    <Prints missionId={id} documents={documents} />
                    <PassengerLists missionId={id} documents={documents} />
                  </div>
                  <div>
                    <TravelDocuments documents={documents} />
                  </div>
                </div>
              )
            }
          </Loaded>
        </div>
      )}
    </Loaded>
  )
}
