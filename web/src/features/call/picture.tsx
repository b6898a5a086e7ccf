import { useEffect, useRef } from "react";
import { classes } from "@/components/classes";

/** One's own camera, as in a mirror. */
export function Picture({ picture, className }: { picture: MediaStream; className?: string }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = picture;
  }, [picture]);
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      aria-hidden
      className={classes("-scale-x-100 size-full object-cover", className)}
    />
  );
}
