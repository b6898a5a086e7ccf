import { Loading, Skeleton } from "@/components/notices";

export function HomeSkeleton() {
  return (
    <Loading>
      <Skeleton className="h-58 rounded-hero" />
      <div className="mt-10 grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-[minmax(0,1fr)_19.5rem]">
        <div className="grid content-start gap-5">
          <Skeleton className="h-6 w-40" />
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-24" />
          ))}
        </div>
        <div className="grid content-start gap-5">
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-64 rounded-card" />
        </div>
      </div>
    </Loading>
  );
}
