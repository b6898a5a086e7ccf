export const agents = {
  total_one: "{{count}} agent",
  total_other: "{{count}} agents",
  meetings_one: "{{count}} meeting",
  meetings_other: "{{count}} meetings",
  noMeetings: "No meetings yet",
  search: "Search agents by name",
  list: "Your agents",
  nothingFound: "No agent is called “{{words}}”",
  nothingFoundText: "Try a part of its name, or make a new agent.",
  showAll: "Show all",
  emptyTitle: "Your first agent",
  emptyText:
    "An agent takes part in a meeting, listens, answers when spoken to, and then writes the notes. Take an example, or describe your own.",
  take: "Take {{name}}",
  describeOwn: "Describe my own",
  looksFor: "What it will look for",
  noInstructions: "No instructions yet. It listens, takes notes, and answers when spoken to.",
  itsMeetings: "Its meetings",
  allItsMeetings: "All its meetings",
  noMeetingsText: "Meetings with {{name}} will show here.",
  meetNow: "Start now",
  meetLater: "Plan",
  changed: "Changed",
  more: "More",
  deleteTitle: "Delete {{name}}?",
  deleteText_one:
    "Its {{count}} meeting stays, with a copy of its name and instructions. The agent itself cannot be brought back.",
  deleteText_other:
    "Its {{count}} meetings stay, with a copy of its name and instructions. The agent itself cannot be brought back.",
  deleteTextNone: "It has no meetings yet. The agent cannot be brought back.",
  deleteAction: "Delete agent",
  notDeleted: "The agent was not deleted",
  deleted: "{{name}} was deleted",
  newAgent: "New agent",
  newAgentText: "Who it is, and what it should look for. All of it can be changed later.",
  editAgent: "Edit agent",
  create: "Create agent",
  saveChanges: "Save changes",
  notSaved: "The agent was not saved",
  name: "Name",
  nameHint: "The name you will call it by in meetings.",
  nameWrong: "Write a name of at most 120 characters.",
  instructions: "Instructions",
  instructionsHint: "First line: who it is. Then one line for each thing it should look for.",
  instructionsLong: "At most 8,000 characters.",
  characters: "{{used}} of {{most}} characters",
  language: "Language",
  indonesian: "Indonesian",
  englishLanguage: "English",
  voice: "Voice",
  voiceDefault: "{{voice}} (default)",
  startFrom: "Start from an example",
  replaced: "The example replaced the instructions",
  undo: "Undo",
  preview: "How it will look",
  unnamed: "No name yet",
  undyed: "Each agent gets a cloth of its own. Its motif and colours are dyed when you save.",
  speaks: { id: "Speaks Indonesian", en: "Speaks English" },
  examples: {
    scribe: {
      kind: "Note taker",
      name: "Scribe",
      instructions: `Listens to meetings and sums them up.
- Decisions: what was agreed, and why
- Actions: who does what, by when
- What was left open

Speak only when spoken to. Answer briefly, in the words people used.`,
    },
    interviewer: {
      kind: "Interviewer",
      name: "Ms Sekar",
      instructions: `Product interviewer.
- Whether impact is told in numbers
- How a market is estimated, step by step
- Questions asked back before answering

Ask one question at a time, easy ones first. At the end give three pieces of honest feedback.`,
    },
    teacher: {
      kind: "Teacher",
      name: "Mr Guru",
      instructions: `Mathematics teacher.
- Steps skipped in the reasoning
- Misunderstandings that come back
- Examples from daily life

Do not give the answer at once; lead there with questions. Close with two exercises.`,
    },
    mentor: {
      kind: "Product mentor",
      name: "Mentor Arung",
      instructions: `Product adviser.
- Whose problem is solved, and what shows it
- The riskiest assumption, and a cheap way to test it
- One small step for this week

Ask first, advise after. Say plainly when something is only a guess.`,
    },
  },
} as const;
