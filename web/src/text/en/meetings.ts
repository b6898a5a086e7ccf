export const meetings = {
  status: {
    upcoming: "Upcoming",
    active: "In progress",
    processing: "Writing minutes",
    completed: "Completed",
    cancelled: "Cancelled",
  },
} as const;
