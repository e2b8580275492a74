([(block_mapping_pair value: (_) @image) (flow_pair value: (_) @image)] @hazard
  (#document-kind? @hazard "compose" "kubernetes" "workflow")
  (#at? @hazard "services.*.image" "**.containers.[].image" "jobs.*.container.image" "jobs.*.services.*.image")
  (#gone? @image "image"))
