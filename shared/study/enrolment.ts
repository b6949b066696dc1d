/** How many children the trial takes in (protocol: a phase I trial of sixteen). */
export const PLANNED_CHILDREN = 16
