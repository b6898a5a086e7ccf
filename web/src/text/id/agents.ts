import type { agents as english } from "../en/agents";
import type { TextOf } from "../text-of";

export const agents = {
  total_other: "{{count}} agen",
  meetings_other: "{{count}} pertemuan",
  noMeetings: "Belum ada pertemuan",
  search: "Cari agen menurut nama",
  list: "Agen Anda",
  nothingFound: "Tidak ada agen bernama “{{words}}”",
  nothingFoundText: "Coba sebagian dari namanya, atau buat agen baru.",
  showAll: "Tampilkan semua",
  emptyTitle: "Agen pertama Anda",
  emptyText:
    "Agen ikut dalam pertemuan, menyimak, menjawab bila disapa, lalu menulis notulennya. Ambil satu contoh, atau gambarkan sendiri.",
  take: "Ambil {{name}}",
  describeOwn: "Gambarkan sendiri",
  looksFor: "Yang akan ia perhatikan",
  noInstructions: "Belum ada petunjuk. Ia menyimak, mencatat, dan menjawab bila disapa.",
  itsMeetings: "Pertemuannya",
  allItsMeetings: "Semua pertemuannya",
  noMeetingsText: "Pertemuan bersama {{name}} akan tampak di sini.",
  meetNow: "Mulai sekarang",
  meetLater: "Rencanakan",
  changed: "Diubah",
  more: "Lainnya",
  deleteTitle: "Hapus {{name}}?",
  deleteText_other:
    "{{count}} pertemuannya tetap ada, dengan salinan nama dan petunjuknya. Agen ini sendiri tidak bisa dikembalikan.",
  deleteTextNone: "Ia belum punya pertemuan. Agen ini tidak bisa dikembalikan.",
  deleteAction: "Hapus agen",
  notDeleted: "Agen ini tidak terhapus",
  deleted: "{{name}} dihapus",
  newAgent: "Agen baru",
  newAgentText: "Siapa dia, dan apa yang harus ia perhatikan. Semuanya bisa diubah nanti.",
  editAgent: "Ubah agen",
  create: "Buat agen",
  saveChanges: "Simpan perubahan",
  notSaved: "Agen ini tidak tersimpan",
  name: "Nama",
  nameHint: "Nama yang akan Anda panggil dalam pertemuan.",
  nameWrong: "Tulis nama, paling banyak 120 karakter.",
  instructions: "Petunjuk",
  instructionsHint: "Baris pertama: siapa dia. Lalu satu baris untuk tiap hal yang harus ia perhatikan.",
  instructionsLong: "Paling banyak 8.000 karakter.",
  characters: "{{used}} dari {{most}} karakter",
  language: "Bahasa",
  indonesian: "Bahasa Indonesia",
  englishLanguage: "Inggris",
  voice: "Suara",
  voiceDefault: "{{voice}} (bawaan)",
  startFrom: "Mulai dari contoh",
  replaced: "Petunjuk diganti dengan contoh",
  undo: "Urungkan",
  preview: "Begini ia akan tampak",
  unnamed: "Belum bernama",
  undyed: "Setiap agen mendapat kainnya sendiri. Motif dan warnanya dicelup saat disimpan.",
  speaks: { id: "Berbahasa Indonesia", en: "Berbahasa Inggris" },
  examples: {
    scribe: {
      kind: "Notulis",
      name: "Notulis",
      instructions: `Pendengar dan perangkum rapat.
- Keputusan: apa yang disepakati, dan mengapa
- Tindakan: siapa mengerjakan apa, sampai kapan
- Hal yang masih menggantung

Bicara hanya bila disapa. Jawab singkat, dengan kata-kata yang dipakai peserta.`,
    },
    interviewer: {
      kind: "Pewawancara",
      name: "Bu Sekar",
      instructions: `Pewawancara produk.
- Apakah dampak diceritakan dengan angka
- Cara membongkar soal estimasi pasar
- Pertanyaan balik sebelum menjawab

Ajukan satu pertanyaan setiap kali, mulai dari yang mudah. Di akhir, beri tiga umpan balik yang jujur.`,
    },
    teacher: {
      kind: "Guru",
      name: "Pak Guru",
      instructions: `Guru matematika.
- Langkah yang terlewat dalam jalan pikiran
- Salah paham yang berulang
- Contoh dari kehidupan sehari-hari

Jangan langsung memberi jawaban; tuntun dengan pertanyaan. Tutup dengan dua soal latihan.`,
    },
    mentor: {
      kind: "Mentor produk",
      name: "Mentor Arung",
      instructions: `Penasihat produk.
- Masalah siapa yang dipecahkan, dan apa buktinya
- Asumsi paling berisiko, dan cara murah mengujinya
- Satu langkah kecil untuk minggu ini

Bertanyalah dulu, baru menyarankan. Sebut dengan jelas bila sesuatu hanya dugaan.`,
    },
  },
} satisfies TextOf<typeof english>;
