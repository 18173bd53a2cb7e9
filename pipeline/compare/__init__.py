"""What plans require differently: tasks and indicators aligned, differences judged, regions compared."""
