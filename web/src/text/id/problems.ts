import type { problems as english } from "../en/problems";
import type { TextOf } from "../text-of";

export const problems = {
  "no-answer": "Server tidak menjawab. Tidak ada yang hilang; coba lagi sebentar.",
  invalid: "Ada isian yang tidak bisa dipakai.",
  "unreadable-transcript": "Berkas ini tidak terbaca sebagai transkrip.",
  untrusted: "Permintaan ini tidak bisa dipercaya.",
  "not-signed-in": "Anda sudah tidak masuk.",
  "wrong-credentials": "Alamat e-mail atau kata sandi salah.",
  "not-allowed": "Anda tidak boleh melakukan ini.",
  "not-found": "Ini tidak ada, atau bukan milik Anda.",
  conflict: "Ini tidak bisa dilakukan sekarang.",
  "illegal-transition": "Pertemuan ini sudah berlanjut, jadi ini tidak mungkin lagi.",
  "address-taken": "Alamat ini sudah punya akun.",
  "too-large": "Ini terlalu besar.",
  unavailable: "Layanan yang diperlukan sedang tidak ada. Coba lagi sebentar.",
  "no-call-provider": "Server ini tidak bisa mengadakan panggilan.",
  internal: "Ada yang salah di pihak kami. Sudah dicatat; coba lagi.",
} satisfies TextOf<typeof english>;
