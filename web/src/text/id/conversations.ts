import type { conversations as english } from "../en/conversations";
import type { TextOf } from "../text-of";

export const conversations = {
  title: "Tanya pertemuan ini",
  only: "Hanya menjawab dari transkrip ini",
  placeholder: "Tanyakan apa yang dibicarakan…",
  send: "Kirim pertanyaan",
  stop: "Hentikan",
  seeking: "Mencari di transkrip…",
  first: "Belum ada yang ditanyakan. Mulai dengan salah satu dari ini, atau tulis sendiri.",
  suggestions: "Pertanyaan pembuka",
  unsaid: "Pertemuan ini tidak membicarakannya.",
  unsaidText: "Jawaban hanya diambil dari yang diucapkan. Coba kata yang mungkin dipakai di pertemuan itu.",
  stopped: "Dihentikan sebelum terjawab.",
  unanswered: "Tidak sempat terjawab.",
  again: "Tanya lagi",
  answering: "Sedang dijawab…",
  answered: "Jawaban selesai",
  noTranscript: "Belum ada yang bisa ditanya",
  noTranscriptText: "Pertemuan ini tidak punya transkrip, dan jawaban hanya diambil dari transkrip.",
  history: "Pertanyaan dan jawaban",
  you: "Anda",
  product: "TemuAinul",
} satisfies TextOf<typeof english>;
