import * as it from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { sendFile, sendPdf } from '../papers/send.ts'
import { printBriefOf } from './brief.ts'
import { calendarOf } from './calendar.ts'
import * as commitments from './commitments.ts'
import * as meetings from './meetings.ts'
import { printNoteOf } from './note.ts'
import { findTemplates, setTemplate } from './templates.ts'

export const meetingRoutes = [
  serve(it.listMeetings, ({ db, query }) => meetings.findMeetings(db, query)),
  serve(it.getMeeting, ({ db, actor, params }) => meetings.getMeetingPage(db, actor, params.id)),
  serve(it.planMeeting, ({ db, actor, body }) => meetings.addMeeting(db, actor, body)),
  serve(it.changeMeeting, ({ db, actor, params, body }) =>
    meetings.changeMeetingRow(db, actor, params.id, body),
  ),
  serve(it.holdMeeting, ({ db, actor, params, body }) => meetings.hold(db, actor, params.id, body.minutes)),
  serve(it.cancelMeeting, ({ db, actor, params, body }) => meetings.cancel(db, actor, params.id, body.why)),
  serve(it.printBrief, async ({ db, params, query, reply }) =>
    sendPdf(reply, 'brief', await printBriefOf(db, params.id, [query.left, query.right])),
  ),
  serve(it.downloadCalendar, async ({ db, actor, reply }) =>
    sendFile(
      reply,
      'text/calendar; charset=utf-8',
      'attachment; filename="oralu.ics"',
      Buffer.from(await calendarOf(db, actor)),
    ),
  ),

  serve(it.listCommitments, ({ db, query }) => commitments.findCommitments(db, query)),
  serve(it.getCommitment, ({ db, actor, params }) => commitments.getCommitmentPage(db, actor, params.id)),
  serve(it.makeCommitment, ({ db, actor, body }) => commitments.addCommitment(db, actor, body)),
  serve(it.changeCommitment, ({ db, actor, params, body }) =>
    commitments.changeCommitmentRow(db, actor, params.id, body),
  ),
  serve(it.noteCommitment, ({ db, actor, params, body }) => commitments.addNote(db, actor, params.id, body)),
  serve(it.closeCommitment, ({ db, actor, params, body }) => commitments.close(db, actor, params.id, body)),

  serve(it.proposePublicLine, ({ db, actor, params, body }) =>
    meetings.proposeLine(db, actor, params.id, body),
  ),
  serve(it.approvePublicLine, ({ db, actor, params }) => meetings.approveLine(db, actor, params.id)),
  serve(it.withdrawPublicLine, ({ db, actor, params }) => meetings.withdrawLine(db, actor, params.id)),
  serve(it.listPublicLines, ({ db, query }) => meetings.findPublicLines(db, query)),

  serve(it.printNote, async ({ db, actor, params, query, reply }) =>
    sendPdf(reply, 'note', await printNoteOf(db, actor, params.id, [query.left, query.right])),
  ),
  serve(it.listNoteTemplates, ({ db, actor }) => findTemplates(db, actor)),
  serve(it.setNoteTemplate, ({ db, actor, params, body }) => setTemplate(db, actor, params.language, body)),
]
